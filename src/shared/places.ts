/** The pages a user goes to, in the order and groups of the navigation. The window's menu and the palette list the same ones. */
export const placeGroups = [
  [{ to: '/', name: '总览' }],
  [
    { to: '/organizations', name: '组织台账' },
    { to: '/schemes', name: '评价方案' },
    { to: '/rounds', name: '评价期' },
  ],
  [
    { to: '/scoring', name: '评分录入' },
    { to: '/stars', name: '六星评定' },
    { to: '/race', name: '比学赶超' },
    { to: '/comparison', name: '对比' },
    { to: '/plans', name: '争创计划' },
  ],
  [
    { to: '/exchange', name: '数据交换' },
    { to: '/audit', name: '留痕' },
    { to: '/settings', name: '设置' },
  ],
] as const

export type Place = (typeof placeGroups)[number][number]
export const places: readonly Place[] = placeGroups.flat()
