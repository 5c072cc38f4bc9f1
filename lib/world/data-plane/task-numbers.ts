import { existing } from '@/lib/engine'
import { Names, type NamesState } from './names'

/** Numbers of tasks that have a process: the first container takes one, the last gives it back. */
export class TaskNumbers {
  readonly #names = new Names()
  readonly #members: number[] = []
  readonly #of = new Map<number, number>()

  join(container: number, taskArn: string): number {
    const number = this.#names.number(taskArn)
    this.#of.set(container, number)
    this.#members[number] = (this.#members[number] ?? 0) + 1
    return number
  }

  leave(container: number): void {
    const number = existing(this.#of.get(container), `task of container ${container}`)
    this.#of.delete(container)
    const left = (this.#members[number] ?? 0) - 1
    this.#members[number] = left
    if (left === 0) this.#names.release(number)
  }

  save(): NamesState {
    return this.#names.save()
  }

  /** Its containers join again. */
  restore(state: NamesState): void {
    this.#names.restore(state)
    this.#members.length = 0
    this.#of.clear()
  }
}
