import { describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] }, ipcMain: { on: () => undefined } }))

import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createFileRegistry } from '../../src/main/services/files/registry'
import { filesOfArguments, openFiles } from '../../src/main/shell/open-files'
import { createShellRequests } from '../../src/main/shell/requests'
import { isReachable, readWindowState } from '../../src/main/shell/window-state'
import { clampZoom, nextZoom } from '../../src/main/shell/zoom'
import { temporaryFolder } from '../store/helpers'

describe('zoom', () => {
  it('goes from 80 to 200 % by steps and no further', () => {
    const up: number[] = []
    for (let factor = 0.8; up.at(-1) !== factor; factor = nextZoom(factor, 1)) up.push(factor)
    expect(up).toEqual([0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2])
    expect(nextZoom(0.8, -1)).toBe(0.8)
    expect(nextZoom(1.3, -1)).toBe(1.25)
    expect([clampZoom(0.1), clampZoom(9)]).toEqual([0.8, 2])
  })
})

describe('the place of the window', () => {
  const left = { x: 100, y: 60, width: 1280, height: 800 }
  const write = (state: object) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'window-state.json'), JSON.stringify(state))
    return folder
  }

  it('is as it was left', () => {
    expect(readWindowState(write({ ...left, maximized: true, zoom: 1.5 }))).toEqual({ ...left, maximized: true, zoom: 1.5 })
    expect(readWindowState(write({ ...left, maximized: false, zoom: 7 }))?.zoom).toBe(2)
  })

  it('is forgotten with the screen it was on, and when it cannot be read', () => {
    expect(readWindowState(write({ ...left, x: 2500, maximized: false, zoom: 1 }))).toBeNull()
    expect(isReachable({ ...left, y: 1030 }, [{ x: 0, y: 0, width: 1920, height: 1040 }])).toBe(false)
    expect(readWindowState(write({ x: 'left' }))).toBeNull()
    expect(readWindowState(temporaryFolder())).toBeNull()
  })
})

describe('files from the command line', () => {
  it('are those the program opens; the rest of the line is not', () => {
    expect(filesOfArguments(['/opt/sixstar/sixstar', '--inspect=0', '评价.sixstar', '/a/任务.SIXTASK', '/work', 'x.json', 'y.xlsx'], '/home')).toEqual([resolve('/home', '评价.sixstar'), '/a/任务.SIXTASK', resolve('/home', 'x.json')])
  })

  it('reach the page as handles, in order, without what is not there', async () => {
    const folder = temporaryFolder()
    const files = createFileRegistry()
    const requests = createShellRequests()
    const paths = ['甲.sixscore', '没有.sixscore', '乙.sixstar'].map((name) => join(folder, name))
    for (const path of [paths[0], paths[2]]) writeFileSync(path ?? '', 'x')
    openFiles(paths, files, requests)
    requests.push({ type: 'close' })
    const reader = requests.read(undefined)
    const first = (await reader.next()).value
    const second = (await reader.next()).value
    expect(first).toMatchObject({ type: 'file', kind: 'scores', file: { name: '甲.sixscore', size: 1 } })
    expect(JSON.stringify(first)).not.toContain(folder)
    expect(second).toMatchObject({ type: 'file', kind: 'data-file' })
    expect((await reader.next()).value).toEqual({ type: 'close' })
    files.dispose()
  })
})
