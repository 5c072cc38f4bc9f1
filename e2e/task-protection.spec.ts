// Scale-in protection of a task: by mouse in the inspector, by keyboard in its menu.

import { expect, test } from './support/dockyard'

test('A protected task has a lock and says for how long, until its protection is removed', async ({
  dockyard,
}) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const task = dockyard.tasks('web:1').first()
  await task.click()
  const minutes = dockyard.inspector.getByLabel('for minutes')
  await minutes.fill('30')
  await dockyard.inspector.getByRole('button', { name: 'Protect from scale-in' }).click()
  await expect(dockyard.inspector.getByText(/^for another (30:00|29:)/)).toBeVisible()
  await expect(task).toHaveAccessibleName(/protected from scale-in/)
  await expect(task.locator('[data-protected]')).toBeVisible()

  await dockyard.inspector.getByRole('button', { name: 'Remove scale-in protection' }).click()
  await expect(dockyard.inspector.getByRole('button', { name: 'Protect from scale-in' })).toBeVisible()
  await expect(task).not.toHaveAccessibleName(/protected from scale-in/)
})

test('The menu of a task protects it by keyboard', async ({ dockyard }) => {
  await dockyard.openScenario('Rolling upgrade, 100 % to 200 %')
  const task = dockyard.tasks('web:1').first()
  await task.focus()
  await dockyard.page.keyboard.press('Shift+F10')
  await dockyard.page.getByRole('menuitem', { name: 'Protect from scale-in' }).focus()
  await dockyard.page.keyboard.press('Enter')
  await expect(task).toHaveAccessibleName(/protected from scale-in/)
})
