import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { useWindowKeys } from '@/palette/useWindowKeys'

it('opens the sheet of keys by a question mark of either width', () => {
  const opened: string[] = []
  const Page = defineComponent({
    setup: () => useWindowKeys({ palette: () => opened.push('palette'), keys: () => opened.push('keys'), help: () => opened.push('help') }),
    template: '<div />',
  })
  const page = mount(Page)
  for (const key of ['?', '？', 'F1']) window.dispatchEvent(new KeyboardEvent('keydown', { key }))
  expect(opened).toEqual(['keys', 'keys', 'help'])
  page.unmount()
})
