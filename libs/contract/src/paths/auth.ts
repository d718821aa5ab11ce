// Addresses of the doors, apart from their schemas: pages that only ask need no schema library.
export const authPaths = {
  site: '/api/site',
  me: '/api/auth/me',
  requests: '/api/auth/requests',
  code: '/api/auth/code',
  link: '/api/auth/link',
  choice: '/api/auth/choice',
  signOut: '/api/auth/sign-out',
  demoPeople: '/api/auth/demo-people',
  demoSignIn: '/api/auth/demo-sign-in',
} as const;
