// Signing in and out, invitations, password reset, the person's own account.

const pl = {
  signIn: {
    title: 'Zaloguj się',
    email: 'E-mail',
    password: 'Hasło',
    submit: 'Zaloguj się',
    forgot: 'Nie pamiętasz hasła?',
    badCredentials: 'E-mail albo hasło się nie zgadza.',
    tooMany: 'Zbyt wiele prób. Odczekaj kilka minut i spróbuj ponownie.',
    aside: 'Zaplecze Twojej firmy: dokumenty, praca, terminy i faktury w jednym miejscu.',
  },
}

const en: typeof pl = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    forgot: 'Forgot your password?',
    badCredentials: 'The e-mail or the password is wrong.',
    tooMany: 'Too many attempts. Wait a few minutes and try again.',
    aside: 'The back office of your company: documents, work, dates and invoices in one place.',
  },
}

export const auth = { pl, en }
