import { AppError } from '@shared/errors'
import { trackName, type TableSource } from './source'

/** How a ranking names its track; null is all of them. @throws AppError `invalid-input` for a track the round does not have */
export function trackTitle(source: TableSource, track: string | null): string {
  if (track === null) return '全部'
  if (!source.document.tracks.some(({ code }) => code === track)) throw new AppError('invalid-input', '这个评价期没有这条跑道。', { path: track })
  return trackName(source, track)
}
