/** A process killed the moment a cell says it is saved loses nothing. */
import { expect, it } from 'vitest'
import { newDataFolder, openApplication } from './harness'
import { openPage, openSample } from './harness/flows'
import { allSaved } from './harness/scoring'

it('keeps a mark that said saved, though the process is killed at once', async () => {
  const folder = newDataFolder()
  const first = await openApplication(folder)
  await openSample(first.page)
  await openPage(first.page, '评分录入')
  await first.page.getByTestId('scoring-stage-city').click()
  await first.page.getByTestId('scoring-star-P').click()
  const editor = first.page.getByTestId('scoring-editor')
  await editor.focus()
  await first.page.keyboard.press('Control+Home')
  await first.page.keyboard.press('ArrowRight')
  const before = await first.page.getByTestId('scoring-status').textContent()
  for (const text of ['1', '2', '3', '4', '5']) {
    await first.page.keyboard.type(text)
    await first.page.keyboard.press('Enter')
  }
  await allSaved(first.page)
  await first.kill()

  const second = await openApplication(folder)
  await openPage(second.page, '评分录入')
  await second.page.getByTestId('scoring-stage-city').click()
  await second.page.getByTestId('scoring-star-P').click()
  await second.page.getByTestId('scoring-editor').focus()
  await second.page.keyboard.press('Control+Home')
  await second.page.keyboard.press('ArrowRight')
  const read: string[] = []
  for (let row = 0; row < 5; row += 1) {
    read.push(await second.page.getByTestId('scoring-editor').inputValue())
    await second.page.keyboard.press('ArrowDown')
  }
  await second.close()
  expect(before).not.toBeNull()
  expect(read).toEqual(['1', '2', '3', '4', '5'])
})
