import type { Round } from '@shared/domain/round'

export const statusNames: Record<Round['status'], string> = { open: '进行中', finished: '已定级' }

/** “2026-07-01 至 2026-09-30” */
export function periodText({ startsOn, endsOn }: Pick<Round, 'startsOn' | 'endsOn'>): string {
  return `${startsOn} 至 ${endsOn}`
}
