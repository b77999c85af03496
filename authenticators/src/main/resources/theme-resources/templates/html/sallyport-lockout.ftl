<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(textKey, realmName, account, failures)}</p>
<p>${msg(lengthKey, length)}</p>
<p>${msg(textKey + ".next")}</p>
</@layout.emailLayout>
