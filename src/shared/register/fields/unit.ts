import type { RegisterField } from '../../domain/subject'

/** Columns of the register of member units and townships (成员单位、镇街道). */
export const unitFields: readonly RegisterField[] = [
  { code: 'name', name: '单位名称', type: 'text', required: true, synonyms: ['单位名称', '成员单位', '单位', '单位全称', '镇街道名称', '名称'] },
  { code: 'unitKind', name: '单位类别', type: 'choice', options: ['成员单位', '镇街道', '镇', '街道'], synonyms: ['单位类别', '类别', '类型', '单位类型'] },
  { code: 'creditCode', name: '统一社会信用代码', type: 'text', synonyms: ['统一社会信用代码', '社会信用代码', '信用代码'] },
  { code: 'leader', name: '负责人', type: 'text', personal: true, synonyms: ['负责人', '分管领导', '主要负责人'] },
  { code: 'phone', name: '联系电话', type: 'text', personal: true, synonyms: ['联系电话', '手机', '电话', '联系方式'] },
  { code: 'note', name: '备注', type: 'text', synonyms: ['备注', '说明'] },
]
