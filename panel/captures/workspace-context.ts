import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Workspace } from './workspace.ts'

export const WorkspaceContext = createContext<Workspace | undefined>(undefined)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('A component of the panel stands outside of mount()')
  return workspace
}
