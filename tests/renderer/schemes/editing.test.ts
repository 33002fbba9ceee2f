import { validateScheme, type Scheme } from '@rules'
import { blankScheme } from '@shared/schemes'
import { flushPromises, mount } from '@vue/test-utils'
import ElementPlus from 'element-plus'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import SchemeBody from '@/pages/schemes/SchemeBody.vue'
import { builtIn } from './fixture'

// A whole scheme is drawn: seconds where the machine has much else to do.
vi.setConfig({ testTimeout: 30_000 })

let close: (() => Promise<void>) | null = null
afterEach(async () => {
  await close?.()
  close = null
})

/** The editor as the page holds it: what it hands on is what it shows next. */
function open(start: Scheme) {
  const scheme = ref(start)
  const tried = ref<string | null>(null)
  const page = defineComponent({
    setup: () => () =>
      h(SchemeBody, {
        editable: true,
        problems: validateScheme(scheme.value),
        modelValue: scheme.value,
        'onUpdate:modelValue': (next: Scheme) => (scheme.value = next),
        tried: tried.value,
        'onUpdate:tried': (next: string | null) => (tried.value = next),
      }),
  })
  const wrapper = mount(page, { global: { plugins: [ElementPlus] }, attachTo: document.body })
  close = async () => {
    await flushPromises()
    wrapper.unmount()
  }
  const at = (path: string) => wrapper.get(`[data-path="${path}"]`)
  async function press(label: string) {
    await wrapper.get(`[aria-label="${label}"]`).trigger('click')
    await flushPromises()
  }
  async function choose(path: string, index: number) {
    const select = at(path).get('select')
    await select.setValue(String(index))
    await flushPromises()
  }
  const errors = () => validateScheme(scheme.value).filter((problem) => problem.severity === 'error')
  return { wrapper, scheme, tried, at, press, choose, errors }
}
const codes = (scheme: Scheme) => scheme.stars.map((star) => star.code)

describe('rows of the editor', () => {
  it('adds a star with its name ready to be typed over', async () => {
    const { wrapper, scheme, errors } = open(blankScheme('新方案'))
    await wrapper.get('[data-testid="scheme-add-star"]').trigger('click')
    await flushPromises()
    expect(codes(scheme.value)).toEqual(['A', 'B'])
    expect(document.activeElement?.closest('label')?.getAttribute('data-path')).toBe('/stars/1/name')
    expect(errors()).toEqual([])
  })

  it('copies and removes, and does not use the code of what was removed again', async () => {
    const { wrapper, scheme, press } = open(blankScheme('新方案'))
    await press('复制新指标')
    expect(scheme.value.stars[0]?.indicators.map(({ code, name }) => [code, name])).toEqual([
      ['A1', '新指标'],
      ['A2', '新指标（副本）'],
    ])
    await press('删除新指标（副本）')
    expect(document.activeElement?.className).toBe('handle')
    await wrapper.get('[data-testid="scheme-add-indicator-A"]').trigger('click')
    await flushPromises()
    expect(scheme.value.stars[0]?.indicators.map(({ code }) => code)).toEqual(['A1', 'A3'])
  })

  it('moves the innermost row with Alt and an arrow, and keeps the focus on it', async () => {
    const { wrapper, scheme, at } = open(builtIn('六星评价（年度方案）'))
    await at('/stars/0/indicators/0').trigger('keydown', { key: 'ArrowDown', altKey: true })
    await flushPromises()
    expect(scheme.value.stars[0]?.indicators.slice(0, 2).map(({ code }) => code)).toEqual(['P2', 'P1'])
    expect(document.activeElement?.getAttribute('aria-label')).toContain('第一议题制度')
    await wrapper.get('[aria-label^="移动政治引领星"]').trigger('keydown', { key: 'ArrowDown', altKey: true })
    await flushPromises()
    expect(codes(scheme.value).slice(0, 2)).toEqual(['O', 'P'])
    await wrapper.get('[aria-label^="移动组织覆盖星"]').trigger('keydown', { key: 'ArrowUp', altKey: true })
    await flushPromises()
    expect(codes(scheme.value).slice(0, 2)).toEqual(['O', 'P'])
  })

  it('does not let the last star or the last item of a rule be removed', () => {
    const { wrapper } = open(blankScheme('新方案'))
    expect(wrapper.find('[aria-label="删除新的星"]').exists()).toBe(false)
    expect(wrapper.find('[aria-label="删除新指标"]').exists()).toBe(false)
  })
})

describe('every form of every kind can be chosen and is without errors', () => {
  const rule = '/stars/0/indicators/0/rule'

  it.each([0, 1, 2, 3, 4, 5, 6])('kind %i', async (kind) => {
    const { choose, press, errors, wrapper } = open(blankScheme('新方案'))
    await press('修改新指标')
    await choose(`${rule}/kind`, kind)
    expect(errors()).toEqual([])
    expect(wrapper.find(`[data-path="${rule}"]`).exists()).toBe(true)
  })

  it.each([0, 1, 2])('points of a measure %i', async (form) => {
    const { choose, press, errors } = open(blankScheme('新方案'))
    await press('修改新指标')
    await choose(`${rule}/kind`, 3)
    for (const quantity of [1, 2, 3, 0]) await choose(`${rule}/quantity/of`, quantity)
    await choose(`${rule}/curve`, form)
    expect(errors()).toEqual([])
  })

  it.each([0, 1, 2, 3, 4, 5])('places of a comparison %i', async (form) => {
    const { choose, press, errors } = open(blankScheme('新方案'))
    await press('修改新指标')
    await choose(`${rule}/kind`, 4)
    await choose(`${rule}/scope`, 1)
    await choose(`${rule}/by`, form)
    expect(errors()).toEqual([])
  })

  it.each([0, 1, 2, 3, 4])('part of a composite %i', async (kind) => {
    const { choose, press, errors } = open(blankScheme('新方案'))
    await press('修改新指标')
    await choose(`${rule}/kind`, 6)
    await choose(`${rule}/parts/0/rule/kind`, kind)
    expect(errors()).toEqual([])
  })

  it.each([0, 1, 2])('panel %i', async (mode) => {
    const { choose, errors, scheme } = open(blankScheme('新方案'))
    await choose('/panel/mode', mode)
    expect(errors()).toEqual([])
    expect(scheme.value.panel.mode).toBe(['single', 'stages', 'weighted'][mode])
  })

  it.each([0, 1, 2])('basis of levels %i', async (by) => {
    const year = builtIn('六星评价（年度方案）')
    const { choose, errors } = open({ ...year, quotas: undefined, level: { by: 'stars' } })
    await choose('/level/by', by)
    expect(errors()).toEqual([])
  })
})

describe('the try-it pane', () => {
  it('opens at an indicator and counts as one types', async () => {
    const { wrapper, press, tried } = open(builtIn('六星评价（年度方案）'))
    await press('试算第一议题制度')
    expect(tried.value).toBe('P1')
    const pane = wrapper.get('[data-testid="scheme-trial"]')
    await pane.get('input').setValue('9')
    await flushPromises()
    expect(pane.get('.points').text()).toBe('3.5 分')
    await press('关闭试算')
    expect(tried.value).toBeNull()
  })
})
