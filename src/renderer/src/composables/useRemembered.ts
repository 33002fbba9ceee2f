import { shallowRef, watch, type ShallowRef } from 'vue'
import type { ZodType } from 'zod'

/** A choice that is there again at the next start, on this machine; replaced as a whole. What was kept and does not fit any more is not used. */
export function useRemembered<Value>(key: string, shape: ZodType<Value>, initial: Value): ShallowRef<Value> {
  const name = `sixstar.${key}`
  const value = shallowRef(readKept(name, shape) ?? initial)
  watch(value, (now) => localStorage.setItem(name, JSON.stringify(now)))
  return value
}

function readKept<Value>(name: string, shape: ZodType<Value>): Value | null {
  const text = localStorage.getItem(name)
  if (text === null) return null
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
