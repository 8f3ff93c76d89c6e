import { createContext, useContext } from 'react';

const NonceContext = createContext('');

export const NonceProvider = NonceContext.Provider;

/** The value that lets this answer's own scripts and style sheets pass the content security policy. */
export const useNonce = (): string => useContext(NonceContext);
