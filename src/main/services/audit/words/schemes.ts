import type { Store } from '../../../store'
import { member, parsed, plainText, type Tell } from './told'

/** Places that differ, named as a scheme names them; more than this are counted. */
const mostNamed = 5

/** Schemes are told by name, and a saved draft by the indicators and settings that became others. */
export function schemeWords(store: Store): Tell {
  const names = new Map(store.schemes.list().map(({ id, name, version }) => [id, `${name}（第 ${version} 版）`]))
  return (entry) => {
    const [before, after] = [parsed(entry.before), parsed(entry.after)]
    const name = names.get(entry.entityId) ?? '已删除的方案'
    if (entry.place === 'status') return { what: '评价方案', before: '草稿', after: `${name}，已发布` }
    // Of a published one only what identifies it is kept in the log.
    const told = (scheme: unknown) => (scheme === null ? '' : plainText(member(scheme, 'name')) === '' ? name : titleOf(scheme))
    const what = entry.place === 'draft' ? `评价方案草稿：${changesText(changedParts(before, after))}` : '评价方案'
    return { what, before: told(before), after: told(after) }
  }
}

function changesText(changed: readonly string[]): string {
  if (changed.length === 0) return '没有变化'
  return `改动 ${changed.slice(0, mostNamed).join('、')}${changed.length > mostNamed ? ` 等 ${changed.length} 处` : ''}`
}

function titleOf(scheme: unknown): string {
  const name = plainText(member(scheme, 'name'))
  return `${name}（第 ${plainText(member(scheme, 'version'))} 版，${partsOf(scheme).size} 项指标）`
}

/** Indicators by code, as text to compare and with their names. */
function partsOf(scheme: unknown): Map<string, { name: string; text: string }> {
  const stars = member(scheme, 'stars')
  const found = new Map<string, { name: string; text: string }>()
  for (const star of Array.isArray(stars) ? stars : []) {
    const indicators = member(star, 'indicators')
    for (const indicator of Array.isArray(indicators) ? indicators : []) {
      found.set(plainText(member(indicator, 'code')), { name: plainText(member(indicator, 'name')), text: JSON.stringify(indicator) })
    }
  }
  return found
}

function changedParts(before: unknown, after: unknown): string[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const codes = [...new Set([...old.keys(), ...now.keys()])]
  const indicators = codes.filter((code) => old.get(code)?.text !== now.get(code)?.text).map((code) => `“${now.get(code)?.name ?? old.get(code)?.name ?? code}”`)
  const withoutStars = (scheme: unknown) => JSON.stringify(typeof scheme === 'object' && scheme !== null ? { ...scheme, stars: null } : scheme)
  return withoutStars(before) === withoutStars(after) ? indicators : [...indicators, '指标以外的设置']
}
