/** Where Zendesk finds an app here: what is pasted into it as Remote login URL and Remote logout URL. */

/**
 * The two blank parameters stop Zendesk from appending the person's address and external ID to the logout URL (article
 * 4408845838874).
 */
export function endpointsOf(publicUrl: string, key: string): { loginUrl: string; logoutUrl: string } {
  const loginUrl = `${publicUrl}/sso/zendesk/${key}`
  return { loginUrl, logoutUrl: `${loginUrl}/logout?email=&external_id=` }
}
