import { markText, schemeIndicator } from '@shared/entry'
import type { SharedPlace, SharedValue } from '@shared/domain/exchange'
import { cellIn, evidenceIn, stateIn, vetoIn } from '../../exchange/contents/cell'
import { cellPlaceOf } from '../../exchange/contents/places'
import { idOf } from '../../exchange/merge/plan'
import type { LogEntry } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { panelStages } from '../scoring/place'

/** Tells what a place is and what stands there, in words. */
export interface Describer {
  place(entry: LogEntry): SharedPlace & { subjectName: string; name: string }
  value(entry: LogEntry): SharedValue
}

const stateNames = { open: '未确认', confirmed: '已确认', approved: '已复核', rejected: '已退回' } as const
const titles = { veto: '一票否决', 'sheet-state': '确认状态', evidence: '佐证材料' } as const

export function describer({ compiled: { scheme }, subjects }: LoadedRound): Describer {
  const names = new Map(subjects.map(({ subjectId, name }) => [subjectId, name]))
  const stages = new Map(panelStages(scheme.panel).map(({ code, name }) => [code, name]))
  const stageName = (code: string) => stages.get(code) ?? ''

  function nameOf(entry: LogEntry): string {
    const cell = cellPlaceOf(entry)
    const parts = cell
      ? [stageName(cell.stage), schemeIndicator(scheme, cell.indicator)?.name ?? cell.indicator]
      : entry.entity === 'veto'
        ? [titles.veto, scheme.vetoes?.find(({ code }) => code === entry.place)?.name ?? entry.place]
        : entry.entity === 'evidence'
          ? [titles.evidence, schemeIndicator(scheme, entry.place.split('/')[0] ?? '')?.name ?? '']
          : [stageName(entry.place.split('/')[0] ?? ''), titles['sheet-state']]
    return parts.filter((part) => part !== '').join(' · ')
  }

  function textOf(entry: LogEntry): { text: string; reason: string; by: string } {
    const cell = cellPlaceOf(entry)
    if (cell) {
      const value = cellIn(entry.after)
      const indicator = schemeIndicator(scheme, cell.indicator)
      if (!value) return { text: '', reason: '', by: entry.actor }
      const text = value.state === 'draft' ? `${Object.values(value.texts).join('／')}（退回）` : indicator ? markText(indicator, value.input) : '不能识别'
      return { text, reason: value.reason ?? '', by: value.by }
    }
    if (entry.entity === 'veto') {
      const veto = vetoIn(entry.after)
      return { text: veto ? '已否决' : '', reason: veto?.note ?? '', by: veto?.by ?? entry.actor }
    }
    if (entry.entity === 'evidence') return { text: evidenceIn(entry.after)?.name ?? '', reason: '', by: entry.actor }
    const state = stateIn(entry.after)
    return { text: state ? stateNames[state.state] : '', reason: state?.reason ?? '', by: entry.actor }
  }

  return {
    place(entry) {
      const subjectId = entry.entityId.split('/')[1] ?? ''
      return { entity: entityOf(entry), subjectId, place: entry.place, subjectName: names.get(subjectId) ?? '', name: nameOf(entry) }
    },
    value: (entry) => ({ entry: idOf(entry), at: entry.at, ...textOf(entry) }),
  }
}

function entityOf({ entity }: LogEntry): SharedPlace['entity'] {
  return entity === 'veto' || entity === 'sheet-state' || entity === 'evidence' ? entity : 'sheet'
}
