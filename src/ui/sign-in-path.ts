import { createContext } from 'react'

/** Where one signs in, as the frame was told; null outside a frame. For a form whose session ended before its sending. */
export const SignInPathContext = createContext<string | null>(null)
