import { AppError } from '@shared/errors'
import { base } from './base'

/** A browser asks nothing. */
async function* none(): AsyncGenerator<never> {}

export const application = base.application.router({
  status: base.application.status.handler(({ context }) => context.dataFiles.status()),
  quit: base.application.quit.handler(({ context }) => {
    if (!context.host) throw new AppError('host-unavailable', '浏览器中请直接关闭页面，再结束程序。')
    context.host.quit()
  }),
  requests: base.application.requests.handler(({ context, signal }) => context.host?.requests(signal) ?? none()),
})
