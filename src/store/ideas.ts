export const ideaKinds = ['idea', 'lesson', 'feedback'] as const
/** `idea`: not a post yet. `lesson`: what a success or a failure taught. `feedback`: what the client says of the work. */
export type IdeaKind = (typeof ideaKinds)[number]

export interface Idea {
  readonly id: number
  readonly client: string
  readonly kind: IdeaKind
  readonly text: string
  /** One of the strategy's pillars. */
  readonly pillar: string | null
  readonly network: string | null
  readonly said_by: string | null
  readonly added_at: string
}

export type NewIdea = Omit<Idea, 'id' | 'added_at'>

export interface IdeaFilter {
  readonly kind?: IdeaKind
  readonly pillar?: string
}

export interface IdeaStore {
  add(idea: NewIdea, at: string): Promise<Idea>
  /** Newest first; what was removed is not among them. */
  list(client: string, filter?: IdeaFilter): Promise<Idea[]>
  /** Null: there is none of this number, or it was removed. */
  remove(client: string, id: number, at: string): Promise<Idea | null>
}
