import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { DataFileInfo } from '@shared/domain/application'
import { places } from '@shared/places'
import type { ShellRequests } from './requests'
import { zoom } from './zoom'

interface MenuOptions {
  window: () => BrowserWindow | null
  requests: ShellRequests
  /** Data files known on this machine, the latest first. */
  recent: readonly DataFileInfo[]
  ready: boolean
}

const recentCount = 8

function recentMenu({ recent, requests }: MenuOptions): MenuItemConstructorOptions[] {
  const others = recent.filter(({ current }) => !current).slice(0, recentCount)
  if (others.length === 0) return [{ label: '没有其他数据文件', enabled: false }]
  return others.map(({ id, name, location, sample }) => ({ label: sample ? `${name}（示例）` : name, sublabel: location, click: () => requests.push({ type: 'recent', id }) }))
}

/** The menu in Chinese. Undo and clipboard go to whatever has the focus; what concerns the page is asked of the page. */
export function setMenu(options: MenuOptions): void {
  const { window, requests, ready } = options
  const go = (to: string) => () => requests.push({ type: 'go', to })
  const zooming = (label: string, accelerator: string, direction: 1 | 0 | -1, visible = true): MenuItemConstructorOptions => ({
    label,
    accelerator,
    visible,
    acceleratorWorksWhenHidden: true,
    click: () => {
      const contents = window()?.webContents
      if (contents) zoom(contents, direction)
    },
  })
  const template: MenuItemConstructorOptions[] = [
    {
      label: '文件(&F)',
      submenu: [
        { label: '新建或打开…', accelerator: 'CmdOrCtrl+O', click: go('/start') },
        { label: '最近的数据文件', submenu: recentMenu(options) },
        { type: 'separator' },
        { label: '打印当前页面…', accelerator: 'CmdOrCtrl+P', enabled: ready, click: () => window()?.webContents.print({ printBackground: true }) },
        { type: 'separator' },
        { label: '退出', accelerator: 'CmdOrCtrl+Q', click: () => window()?.close() },
      ],
    },
    {
      label: '编辑(&E)',
      submenu: [
        { role: 'undo', label: '撤销' },
        { role: 'redo', label: '重做' },
        { type: 'separator' },
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '前往(&G)',
      submenu: [
        { label: '查找页面、组织和操作…', accelerator: 'CmdOrCtrl+K', enabled: ready, click: () => requests.push({ type: 'palette' }) },
        { type: 'separator' },
        ...places.map(({ name, to }) => ({ label: name, enabled: ready, click: go(to) })),
      ],
    },
    {
      label: '视图(&V)',
      submenu: [
        zooming('放大', 'CmdOrCtrl+=', 1),
        zooming('放大', 'CmdOrCtrl+Plus', 1, false),
        zooming('缩小', 'CmdOrCtrl+-', -1),
        zooming('实际大小', 'CmdOrCtrl+0', 0),
        { type: 'separator' },
        { role: 'togglefullscreen', label: '全屏', accelerator: 'F11' },
        { role: 'toggleDevTools', label: '开发者工具' },
      ],
    },
    {
      label: '帮助(&H)',
      submenu: [
        { label: '使用帮助', accelerator: 'F1', click: go('/help') },
        { label: '键盘操作', click: () => requests.push({ type: 'keys' }) },
        { type: 'separator' },
        // Without a data file the start page comes instead, which has the diagnostics too.
        { label: '诊断与关于', click: go('/settings') },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
