import type { SubjectKind } from './subject'

export interface SubjectWords {
  name: string
  /** What they are counted by. */
  unit: '家' | '个'
  /** Over their names in tables on paper. */
  title: string
  /** What a level of theirs is called. */
  level: '星级' | '等次'
  /** What a part of their scheme is called. */
  star: '星' | '分项'
}

/** What subjects are called on screen and on paper. */
export const subjectWords: Record<SubjectKind, SubjectWords> = {
  organization: { name: '组织', unit: '家', title: '单位名称', level: '星级', star: '星' },
  unit: { name: '单位', unit: '个', title: '单位名称', level: '等次', star: '分项' },
  project: { name: '项目', unit: '个', title: '项目名称', level: '等次', star: '分项' },
}
