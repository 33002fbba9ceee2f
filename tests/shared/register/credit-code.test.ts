import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeCheckCharacter, creditCodeDoubt } from '@shared/register'
import { lostItsDigits } from '../../../src/shared/register/credit-code'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((characters) => characters.join(''))

describe('check digit of GB 32100-2015', () => {
  it.each(['91440300708461136T', '914403001922038216', '91330100799655058B', '91110000802100433B', '9152000071430580XT', '12100000470095016Q', '51100000500009247D', '911101085923662400'])('%s is right', (code) => {
    expect(creditCodeDoubt(code)).toBeNull()
  })

  it.each(['91310115MA1H8R7C6D', '91350211M0000XUF46'])('%s fails', (code) => {
    expect(creditCodeDoubt(code)).toBe('统一社会信用代码校验位不对，请核对')
  })

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 30 }), (start, at, shift) => {
        const code = start + creditCodeCheckCharacter(start)
        expect(creditCodeDoubt(code)).toBeNull()
        const wrong = alphabet[(alphabet.indexOf(code.charAt(at)) + shift) % 31] ?? ''
        expect(creditCodeDoubt(code.slice(0, at) + wrong + code.slice(at + 1))).not.toBeNull()
      }),
    )
  })

  it('says what else is doubtful', () => {
    expect(creditCodeDoubt('9144030070846113')).toContain('现为 16 位')
    expect(creditCodeDoubt('9144030070846I13OT')).toContain('字母 I、O')
    expect(creditCodeCheckCharacter('9144030070846I13O')).toBeNull()
  })
})

it('knows a code that went through a number', () => {
  expect(['914403001922038000', '9.14403E+17'].map(lostItsDigits)).toEqual([true, true])
  expect(['914403001922038216', '911101085923662400', '91440300708461136T'].map(lostItsDigits)).toEqual([false, false, false])
})
