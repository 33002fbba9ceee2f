import type { RegisterField } from '../../domain/subject'

/** Columns of the register of projects (领办项目). */
export const projectFields: readonly RegisterField[] = [
  { code: 'name', name: '项目名称', type: 'text', required: true, synonyms: ['项目名称', '项目', '课题名称', '名称'] },
  { code: 'ownerUnit', name: '领办单位', type: 'text', synonyms: ['领办单位', '申报单位', '牵头单位', '单位名称', '单位'] },
  { code: 'township', name: '所属镇街道', type: 'text', synonyms: ['所属镇街道', '属地', '镇街', '镇街道', '乡镇街道'] },
  { code: 'leader', name: '领办人', type: 'text', personal: true, synonyms: ['领办人', '项目负责人', '负责人', '汇报人'] },
  { code: 'phone', name: '联系电话', type: 'text', personal: true, synonyms: ['联系电话', '手机', '电话', '联系方式'] },
  { code: 'summary', name: '项目简介', type: 'text', synonyms: ['项目简介', '简介', '主要内容', '项目内容'] },
  { code: 'note', name: '备注', type: 'text', synonyms: ['备注', '说明'] },
]
