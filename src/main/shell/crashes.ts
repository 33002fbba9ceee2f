import { app, crashReporter, dialog, type BrowserWindow } from 'electron'
import type { Log } from '../services/diagnostics/log'

/** Crash reports stay in a folder on this machine; nothing is sent anywhere. Must run before the application is ready. */
export function keepCrashReports(folder: string): void {
  app.setPath('crashDumps', folder)
  crashReporter.start({ uploadToServer: false })
}

/** A page whose process died says so and can be drawn again: what said saved is in the data file. */
export function surviveCrashes(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page-gone', `${reason} ${exitCode}`)
    if (reason === 'clean-exit') return
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      title: '六星评价',
      message: '页面意外停止。已保存的内容都在数据文件里，没有显示“已保存”的最后一次输入可能需要重新录入。',
      buttons: ['重新显示页面', '退出'],
      defaultId: 0,
      cancelId: 1,
    })
    if (choice === 0) window.reload()
    else app.exit(1)
  })
  window.on('unresponsive', () => log.error('page-unresponsive', ''))
}
