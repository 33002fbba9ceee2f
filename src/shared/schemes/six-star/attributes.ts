import type { Condition, Scheme } from '@rules'

/** The register fields the six-star schemes read, under their register codes. */
export const attributes: Scheme['attributes'] = [
  {
    code: 'unitKind',
    name: '单位类别',
    type: 'text',
    options: ['非公企业', '社会组织', '律师事务所', '新业态', '行业党委', '产业链党委', '楼宇党委', '市场党委', '园区党委', '其他'],
  },
  { code: 'tags', name: '标签', type: 'list' },
  { code: 'members', name: '党员数', type: 'number' },
  { code: 'enterprise', name: '是否企业', type: 'boolean' },
  { code: 'newcomer', name: '是否新建', type: 'boolean' },
  { code: 'firstTime', name: '首次参评', type: 'boolean' },
  { code: 'provincialHonour', name: '省级以上表彰', type: 'boolean' },
]

/** 非公企业、新业态. */
export const isEnterprise: Condition = { attribute: 'enterprise', in: [true] }

/** 跑道, in this order: the first that fits takes the organization. */
export const tracks: Scheme['tracks'] = [
  { code: 'social', name: '社会组织', when: { attribute: 'unitKind', in: ['社会组织', '律师事务所'] } },
  { code: 'new-form', name: '新业态', when: { attribute: 'unitKind', in: ['新业态'] } },
  { code: 'foreign', name: '外资企业', when: { attribute: 'tags', has: '外资' } },
  { code: 'large', name: '规上企业', when: { attribute: 'tags', has: '规上' } },
  { code: 'small', name: '规下企业' },
]
