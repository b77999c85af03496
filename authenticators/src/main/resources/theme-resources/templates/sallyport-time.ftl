<#-- A span of time in words. Not a time of day: the server does not know the user's time zone. -->
<#function inWords seconds>
  <#if seconds lt 60><#return msg("sallyport.two-factor.locked.soon")></#if>
  <#if seconds lte 7200><#return msg("sallyport.two-factor.locked.minutes", (seconds / 60)?ceiling)></#if>
  <#return msg("sallyport.two-factor.locked.hours", (seconds / 3600)?ceiling)>
</#function>
