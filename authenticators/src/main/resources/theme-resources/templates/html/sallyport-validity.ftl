<#-- How long a code is good, in words; never longer than it is. -->
<#function sentence seconds>
  <#if seconds lt 60><#return msg("sallyport.email.mail.validSeconds", seconds)></#if>
  <#return msg("sallyport.email.mail.validMinutes", (seconds / 60)?floor)>
</#function>
