// The nonce exists on the server only: browsers hide it from scripts, so the client
// renders the empty text that it reads back.
import { createContext, useContext } from 'react'

const NonceContext = createContext('')
export const NonceProvider = NonceContext.Provider
export const useNonce = () => useContext(NonceContext)
