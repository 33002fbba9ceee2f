import { AppError } from '@shared/errors'
import { base } from './base'
import type { Host } from './context'
import { deliver } from './files/deliver'
import { keepPicture } from './files/keep-picture'

function dialogs(host: Host | null): Host {
  if (!host) throw new AppError('host-unavailable', '浏览器中不能打开系统对话框。')
  return host
}

/** Native file dialogs: they open here, and the page gets a handle. */
export const files = base.files.router({
  chooseOpen: base.files.chooseOpen.handler(async ({ context, input }) => {
    const path = await dialogs(context.host).chooseOpen(input.kind)
    return path === null ? null : context.files.register(path)
  }),
  keepPicture: base.files.keepPicture.handler(({ context, input }) => keepPicture(context.files, input.name, input.png)),
  chooseFolder: base.files.chooseFolder.handler(async ({ context }) => {
    const path = await dialogs(context.host).chooseFolder()
    return path === null ? null : context.files.register(path)
  }),
  save: base.files.save.handler(async ({ context, input }) => {
    const { path, name } = context.files.resolve(input.file)
    const target = await dialogs(context.host).chooseSave(name)
    if (target === null) return { saved: false, name }
    deliver(path, target)
    return { saved: true, name }
  }),
})
