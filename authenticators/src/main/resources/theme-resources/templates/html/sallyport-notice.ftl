<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(textKey, realmName, msg(nameKey))}</p>
<p>${msg("sallyport.notice.notYou")}</p>
</@layout.emailLayout>
