/** The part of the handbook that explains a page, by the page's title. */
export const helpOfPage: Partial<Record<string, string>> = {
  总览: 'guide/十分钟上手',
  组织台账: 'guide/导入台账',
  导入两新组织台账: 'guide/导入台账',
  导入成员单位与镇街道台账: 'guide/导入台账',
  导入领办项目台账: 'guide/导入台账',
  评价方案: 'guide/准备评价方案',
  评价期: 'guide/新建评价期',
  新建评价期: 'guide/新建评价期',
  评分录入: 'guide/像表格一样录入',
  评分进度与确认: 'guide/确认与复核',
  六星评定: 'guide/为什么是这个分',
  比学赶超: 'guide/看懂排名',
  对比: 'guide/对比',
  争创计划: 'guide/争创计划',
  数据交换: 'guide/下发任务、合并评分',
  留痕: 'guide/留痕',
}
