import { validateScheme, type Scheme } from '@rules'
import { schemeIndicators } from '@shared/entry'
import { builtInSchemes } from '@shared/schemes'
import { flushPromises, mount } from '@vue/test-utils'
import ElementPlus from 'element-plus'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import SchemeBody from '@/pages/schemes/SchemeBody.vue'

// A whole scheme is drawn: seconds where the machine has much else to do.
vi.setConfig({ testTimeout: 30_000 })

function builtIn(index: number): Scheme {
  const scheme = builtInSchemes[index]
  if (!scheme) throw new Error('no built-in scheme')
  return scheme
}
const year = builtIn(0)

/** The tree as the page holds it: what it hands on is what it shows next. */
function open(editable: boolean, start: Scheme = year) {
  const scheme = ref(start)
  const page = defineComponent({
    setup: () => () =>
      h(SchemeBody, {
        editable,
        problems: editable ? validateScheme(scheme.value) : [],
        modelValue: scheme.value,
        'onUpdate:modelValue': (next: Scheme) => {
          scheme.value = next
        },
      }),
  })
  const wrapper = mount(page, { global: { plugins: [ElementPlus] }, attachTo: document.body })
  const field = (path: string) => wrapper.get(`[data-path="${path}"] input`)
  async function type(path: string, text: string) {
    await field(path).setValue(text)
    await field(path).trigger('change')
    await flushPromises()
  }
  /** Text areas measure themselves one tick after they were drawn. */
  async function close() {
    await flushPromises()
    wrapper.unmount()
  }
  return { wrapper, scheme, field, type, close }
}

describe('the tree of a scheme', () => {
  it('is read without a single field when published', async () => {
    const { wrapper, close } = open(false)
    expect(wrapper.findAll('input')).toHaveLength(0)
    expect(wrapper.text()).toContain('第一议题学习应有 12 次，每少 1 次扣 0.5 分，扣完为止。')
    expect(wrapper.text()).toContain('6 星 29 项100')
    await close()
  })

  it('changes a count inside a rule and says so in words at once', async () => {
    const { wrapper, scheme, type, close } = open(true)
    await wrapper.get('[data-testid="scheme-indicator-P1"] button').trigger('click')
    await type('/stars/0/indicators/0/rule/items/0/required', '10')
    await type('/stars/0/indicators/0/rule/items/0/points', '0.6')
    const rule = scheme.value.stars[0]?.indicators[0]?.rule
    expect(rule).toMatchObject({ items: [{ required: 10, points: -0.6 }] })
    expect(wrapper.text()).toContain('第一议题学习应有 10 次，每少 1 次扣 0.6 分，扣完为止。')
    expect(year.stars[0]?.indicators[0]?.rule).toMatchObject({ items: [{ required: 12, points: -0.5 }] })
    await close()
  })

  it('lists what a change breaks, marks the field, and offers the sum', async () => {
    const { wrapper, scheme, field, type, close } = open(true)
    await type('/stars/0/fullScore', '16')
    expect(wrapper.get('[data-testid="scheme-problems"]').text()).toContain('错误 1')
    expect(field('/stars/0/fullScore').attributes('aria-invalid')).toBe('true')
    await wrapper.get('[data-path="/stars/0"] .sum button').trigger('click')
    expect(scheme.value.stars[0]?.fullScore).toBe(15)
    expect(wrapper.get('[data-testid="scheme-problems"]').text()).toContain('没有错误')
    await close()
  })

  it('keeps a text that is no number in its field, unsaved', async () => {
    const { wrapper, scheme, field, type, close } = open(true)
    await type('/stars/1/lighting/ratio', '八成')
    expect(field('/stars/1/lighting/ratio').element).toHaveProperty('value', '八成')
    expect(wrapper.get('[data-path="/stars/1/lighting/ratio"]').text()).toContain('不是数字')
    await field('/stars/1/lighting/ratio').trigger('keydown', { key: 'Escape' })
    expect(field('/stars/1/lighting/ratio').element).toHaveProperty('value', '80')
    await type('/stars/1/lighting/ratio', '75')
    expect(scheme.value.stars[1]?.lighting).toEqual({ ratio: 0.75 })
    await close()
  })

  it('leads from a problem to its field, unfolding the form', async () => {
    const broken: Scheme = structuredClone(year)
    const indicator = broken.stars[2]?.indicators[1]
    if (indicator) indicator.fullScore = 2
    const { wrapper, close } = open(true, broken)
    const warning = wrapper.findAll('[data-testid="scheme-problems"] button').find((button) => button.text().includes('书记参训学时'))
    await warning?.trigger('click')
    await flushPromises()
    expect(document.activeElement?.closest('label')?.getAttribute('data-path')).toMatch(/^\/stars\/2\/indicators\/1\/rule/)
    await close()
  })

  it.each(builtInSchemes.map((scheme) => [scheme.name, scheme] as const))('opens a form of every kind in %s', async (_, scheme) => {
    const { wrapper, close } = open(true, scheme)
    const firsts = new Map(schemeIndicators(scheme).map((indicator) => [indicator.rule.kind, indicator.code]))
    for (const code of firsts.values()) {
      const node = wrapper.get(`[data-testid="scheme-indicator-${code}"]`)
      await node.get('.edit button[aria-expanded]').trigger('click')
      expect(node.findAll('input').length).toBeGreaterThan(3)
      await node.get('.edit button[aria-expanded]').trigger('click')
    }
    await close()
  })
})
