import { AppError } from '@shared/errors'
import { base } from './base'
import type { Host } from './context'
import { deliver } from './files/deliver'
import { keepPicture } from './files/keep-picture'
import { spreadsheetsBelow } from './files/folder'

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
  chooseOpenMany: base.files.chooseOpenMany.handler(async ({ context, input }) => (await dialogs(context.host).chooseOpenMany(input.kind)).map((path) => context.files.register(path))),
  chooseOpenBelow: base.files.chooseOpenBelow.handler(async ({ context }) => {
    const folder = await dialogs(context.host).chooseFolder()
    return folder === null ? null : spreadsheetsBelow(folder).map(({ path, name }) => context.files.register(path, name))
  }),
  save: base.files.save.handler(async ({ context, input }) => {
    const { path, name } = context.files.resolve(input.file)
    const target = await dialogs(context.host).chooseSave(name)
    if (target === null) return { saved: false, name }
    deliver(path, target)
    return { saved: true, name }
  }),
})
