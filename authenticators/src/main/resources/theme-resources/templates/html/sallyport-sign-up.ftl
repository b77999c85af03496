<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg(textKey, realmName)}</p>
<#if name?has_content><p>${msg("sallyport.signUp.name", name)}</p></#if>
<#if link??><p><a href="${link}">${msg(textKey + ".link")}</a></p></#if>
<#if hours??><p>${msg("sallyport.signUp.hours", hours)}</p></#if>
<p>${msg(textKey + ".notYou")}</p>
</@layout.emailLayout>
