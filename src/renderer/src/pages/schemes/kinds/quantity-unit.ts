import type { Quantity } from '@rules'

/** The unit the numbers of a quantity carry: shares and growth are percentages. */
export function quantityUnit({ of, unit }: Quantity): string {
  return of === 'share' || of === 'growth' ? '%' : (unit ?? '')
}
