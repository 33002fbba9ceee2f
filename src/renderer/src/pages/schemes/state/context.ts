import type { Scheme, SchemeProblem } from '@rules'
import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'

/** What every part of the scheme page knows: the scheme as a whole, whether it may be changed, what is wrong where. */
export interface SchemeContext {
  scheme: ComputedRef<Scheme>
  editable: ComputedRef<boolean>
  /** The worst problem at exactly this JSON Pointer. */
  problemAt(path: string): SchemeProblem | undefined
  /** Problems at this place or inside it. */
  problemsWithin(path: string): SchemeProblem[]
  /** Leads to a place. */
  go(path: string): void
  /** Whether a star is unfolded, or the form of an indicator is shown; by the keys of places.ts. */
  isOpen(key: string): boolean
  setOpen(key: string, open: boolean): void
  /** Codes of indicators that are or were in this draft since it was opened: new ones avoid them, for marks are kept by code. */
  takenCodes(): ReadonlySet<string>
  /** The indicator the try-it pane is about; null when it is closed. */
  tried: ComputedRef<string | null>
  tryIndicator(code: string): void
}

const key: InjectionKey<SchemeContext> = Symbol('scheme')

export function provideScheme(context: SchemeContext) {
  provide(key, context)
}

/** @throws Error outside the scheme page */
export function useScheme(): SchemeContext {
  const context = inject(key)
  if (!context) throw new Error('useScheme outside the scheme page')
  return context
}
