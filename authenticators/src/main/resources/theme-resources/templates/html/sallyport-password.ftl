<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(textKey, realmName)}</p>
<p><a href="${link}">${msg(textKey + ".link")}</a></p>
<#if minutes gt 0>
<p>${msg((minutes lt 120)?then("sallyport.password.mail.validMinutes", "sallyport.password.mail.validHours"), (minutes lt 120)?then(minutes, (minutes / 60)?floor))}</p>
</#if>
<p>${msg(textKey + ".notYou")}</p>
</@layout.emailLayout>
