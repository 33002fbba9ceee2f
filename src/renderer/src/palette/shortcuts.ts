/** The keys of the whole program, as the cheat sheet shows them. */
export const shortcuts: readonly { title: string; keys: readonly { press: string; does: string }[] }[] = [
  {
    title: '任何页面',
    keys: [
      { press: 'Ctrl+K', does: '查找页面、组织和操作' },
      { press: 'F1', does: '使用帮助' },
      { press: '?', does: '键盘操作（本表）' },
      { press: 'Tab', does: '下一个按钮或输入框，Shift+Tab 上一个' },
      { press: 'Esc', does: '关闭对话框或抽屉' },
    ],
  },
  {
    title: '评分录入',
    keys: [
      { press: '方向键', does: '移动；加 Ctrl 到边缘，加 Shift 选一块' },
      { press: 'Enter、Tab', does: '存下并向下、向右；加 Shift 向上、向左' },
      { press: 'F2', does: '修改单元格；直接输入即覆盖' },
      { press: 'Delete', does: '清除' },
      { press: 'Ctrl+C、Ctrl+V', does: '与 Excel、WPS 表格互相复制一块' },
      { press: 'Ctrl+D', does: '向下填充' },
      { press: 'Ctrl+Z、Ctrl+Y', does: '撤销、重做' },
      { press: 'Ctrl+F', does: '查找组织' },
      { press: 'Home、End', does: '行首、行尾；加 Ctrl 到表的两端' },
    ],
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
