import { flushPromises, mount } from '@vue/test-utils'
import ElementPlus from 'element-plus'
import { createPinia, setActivePinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ApplicationStatus } from '@shared/domain/application'
import HelpPage from '@/pages/help/HelpPage.vue'
import { useApplicationStore } from '@/stores/application'

vi.mock('@/api', () => ({ api: {} }))

const common = { version: '0.1.0', engine: '1', shell: 'browser' as const, capabilities: { nativeDialogs: false, openInPlace: false, quit: false }, dataFolder: '/data' }
const file = { id: 'f', name: '2026年评价', location: '/data/2026年评价.sixstar', current: true, sample: false, modifiedAt: '2026-11-01T00:00:00Z' }

async function help(status: ApplicationStatus) {
  setActivePinia(createPinia())
  useApplicationStore().take(status)
  const blank = { template: '<p />' }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/start', component: blank }, { path: '/help', component: blank }] })
  await router.push('/help')
  const wrapper = mount(HelpPage, { global: { plugins: [router, ElementPlus] } })
  await flushPromises()
  return { router, back: wrapper.find('[data-testid="help-back"]') }
}

it('leads back to the start page where there is no navigation', async () => {
  const { router, back } = await help({ ...common, state: 'no-file' })
  await back.trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.path).toBe('/start')
})

it('has no second way back beside the navigation', async () => {
  const { back } = await help({ ...common, state: 'ready', file, readOnly: false, notices: [] })
  expect(back.exists()).toBe(false)
})
