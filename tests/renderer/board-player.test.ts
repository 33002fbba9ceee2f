import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import type { Step } from '../../src/renderer/src/pages/board/state/frames'
import { usePlayer } from '../../src/renderer/src/pages/board/state/usePlayer'

const step = (pause = false): Step => ({ frame: { kind: 'cover' }, board: '', whole: true, pause })

/** A player of five steps, the third of which is an award. */
function play(pace: { auto: boolean; seconds: number }) {
  const left = vi.fn()
  let player: ReturnType<typeof usePlayer> | undefined
  const wrapper = mount(
    defineComponent({
      setup() {
        player = usePlayer(ref([step(), step(), step(true), step(), step()]), pace, left)
        return () => null
      },
    }),
  )
  if (!player) throw new Error('not set up')
  const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  return { player, press, left, wrapper }
}

describe('what moves the boards', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is the keyboard and a presenter, within the first and the last step', () => {
    const { player, press, left, wrapper } = play({ auto: false, seconds: 1 })
    const at = (keys: string[]) => keys.map((key) => (press(key), player.index.value))
    expect(at([' ', 'ArrowRight', 'PageDown', 'Enter', ' '])).toEqual([1, 2, 3, 4, 4])
    expect(at(['ArrowLeft', 'PageUp', 'Home', 'ArrowLeft', 'End'])).toEqual([3, 2, 0, 0, 4])
    press('Escape')
    expect(left).toHaveBeenCalledOnce()
    wrapper.unmount()
    press('Home')
    expect(player.index.value).toBe(4)
  })

  it('is time, which waits at an award until a key is pressed', async () => {
    const { player, press, wrapper } = play({ auto: true, seconds: 2 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(player.index.value).toBe(1)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(player.index.value).toBe(2)
    expect(player.waiting.value).toBe(true)
    press(' ')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(player.index.value).toBe(4)
    wrapper.unmount()
  })
})
