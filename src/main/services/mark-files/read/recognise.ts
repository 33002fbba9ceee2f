import type { SheetContent, WorkbookContent } from '../../../spreadsheet/read'
import type { Store } from '../../../store'
import type { LoadedRound } from '../../evaluation/load-round'
import { panelStages } from '../../scoring/place'
import { identityVersion, readIdentity, type Identity } from '../identity'

export interface Recognised {
  identity: Identity
  sheet: SheetContent
}

/** The sheet that carries the hidden ids; null for any other workbook. */
export function recognise({ sheets }: WorkbookContent): Recognised | null {
  for (const sheet of sheets) {
    const identity = readIdentity(sheet.rows[0]?.[0])
    if (identity) return { identity, sheet }
  }
  return null
}

/** Why a form does not belong to this round as it is now, as a whole sentence; null when it does. */
export function misfit(store: Store, { round, compiled }: LoadedRound, identity: Identity): string | null {
  if (identity.version > identityVersion) return '这个文件由更新版本的程序生成，请先升级本机的程序。'
  if (identity.round !== round.id) {
    const other = store.rounds.find(identity.round)
    return other ? `这个文件属于“${other.name}”，现在选的是“${round.name}”。` : `这个文件属于“${identity.roundName}”，不是从这个数据文件导出的。`
  }
  if (identity.scheme !== round.schemeHash) return '评价期后来换了评价方案，这个文件是按以前的方案生成的。请重新导出后填写。'
  const { panel } = compiled.scheme
  const known = identity.stage === null ? panel.mode === 'single' : panelStages(panel).some(({ code }) => code === identity.stage)
  return known ? null : '评价方案中没有这个文件所填的评分阶段。'
}
