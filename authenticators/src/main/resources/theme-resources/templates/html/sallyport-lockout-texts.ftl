<#-- What a mail about a locked user says. textKey tells to whom; 0 minutes: until an administrator unlocks him. -->
<#function paragraphs>
  <#return [msg(textKey, realmName, account, failures), until(), msg(textKey + ".next")]>
</#function>
<#function until>
  <#if minutes == 0><#return msg("sallyport.lockout.forGood")></#if>
  <#if minutes lte 120><#return msg("sallyport.lockout.minutes", minutes)></#if>
  <#return msg("sallyport.lockout.hours", (minutes / 60)?ceiling)>
</#function>
