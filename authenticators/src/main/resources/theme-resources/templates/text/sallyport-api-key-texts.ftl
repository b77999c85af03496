<#-- What a mail about an API key says: what happened, to which key, and what to do. Days are in number. -->
<#function paragraphs>
  <#return [msg(textKey, number, realmName), msg("sallyport.apiKey.mail.which", description, keyId, lastFour), msg(textKey + ".next")]>
</#function>
