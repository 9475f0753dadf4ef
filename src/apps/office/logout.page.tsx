// The way out.
import { redirect } from 'react-router';
import { act } from '#platform/http/screen.ts';
import { identityOf, withCookies } from './identity.ts';

export const loader = () => redirect('/');
export const action = act(async (args) => {
  const cookies = await identityOf(args).signOut(args.request.headers);
  throw withCookies(redirect('/login'), cookies);
});
export default function Logout() {
  return null;
}
