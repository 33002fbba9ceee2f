interface Shortcut {
  press: string
  does: string
}

/** The keys of the scoring grid, for the cheat sheet and for the grid's own help. */
export const gridKeys: readonly Shortcut[] = [
  { press: '方向键', does: '移动；加 Shift 选一片，加 Ctrl 到边' },
  { press: '直接输入', does: '覆盖原来的内容；F2 在原来的内容上修改，Esc 放弃' },
  { press: 'Tab、Shift+Tab', does: '向右、向左，跳过不用填的；到头接着下一星、上一星' },
  { press: '回车、Shift+回车', does: '向下、向上；有等次的打开选单，组合项打开分项' },
  { press: '空格', does: '有或没有的情形：有（1）、没有（0）互换' },
  { press: '数字、首字母', does: '选等次：打序号、名称或拼音首字母' },
  { press: '18/20', does: '两个数一次填完' },
  { press: 'Home、End', does: '行首、行尾；Ctrl+Home、Ctrl+End 到两角' },
  { press: 'PageUp、PageDown', does: '翻页；加 Ctrl 到上一星、下一星' },
  { press: 'Ctrl+C、X、V', does: '与 Excel、WPS 互相复制成片的单元格' },
  { press: 'Ctrl+D', does: '把选中的第一行填到下面；选一行时取上面一行' },
  { press: '输入后 Ctrl+回车', does: '填入选中的每一格' },
  { press: 'Ctrl+回车', does: '确认选中的上期带入' },
  { press: 'Delete', does: '清空选中的' },
  { press: 'Ctrl+Z、Ctrl+Y', does: '撤销、重做，并跳到那一处' },
  { press: 'Ctrl+A、Ctrl+F', does: '全选、查找组织' },
  { press: 'F1', does: '按键与标记' },
  { press: 'F4、F7、F8', does: '写说明、看历史、填分项' },
  { press: 'F6', does: '离开表格，到各星的标签' },
]

/** The keys of the whole program, as the cheat sheet shows them. */
export const shortcuts: readonly { title: string; keys: readonly Shortcut[] }[] = [
  {
    title: '任何页面',
    keys: [
      { press: 'Ctrl+K', does: '查找页面、组织和操作' },
      { press: 'F1', does: '使用帮助；评分录入的表格里是“按键与标记”' },
      { press: '?', does: '键盘操作（本表）' },
      { press: 'Tab', does: '下一个按钮或输入框，Shift+Tab 上一个' },
      { press: 'Esc', does: '关闭对话框或抽屉' },
    ],
  },
  {
    title: '评分录入',
    keys: gridKeys,
  },
  {
    title: '桌面窗口',
    keys: [
      { press: 'Ctrl+加号、减号', does: '放大、缩小（80%–200%），Ctrl+0 实际大小' },
      { press: 'F11', does: '全屏' },
      { press: 'Ctrl+O', does: '新建或打开数据文件' },
      { press: 'Ctrl+P', does: '打印当前页面' },
      { press: 'Ctrl+Q', does: '退出，等待保存完成' },
    ],
  },
]
