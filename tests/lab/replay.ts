/** The page itself saw something else than a scenario is about, whatever the panel said. */
export class OtherStory extends Error {}

/** A busy machine loses a handshake, or lets a timer of the page wait: then it is another story. */
const MAX_PLAYS = 3

/** Plays again where the page saw another story, and says so. */
export async function replayed<T>(id: string, play: () => Promise<T>): Promise<T> {
  for (let plays = 1; ; plays++) {
    try {
      return await play()
    } catch (error) {
      if (!(error instanceof OtherStory) || plays === MAX_PLAYS) throw error
      console.warn(`${id} is played again: ${error.message}`)
    }
  }
}
