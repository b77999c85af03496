<#import "template.ftl" as layout>
<@layout.emailLayout>
<p>${msg("sallyport.signUp.notice", domain, tenant)}</p>
<ul>
<#list people as one>
<li>${one.email}<#if one.name?has_content> – ${one.name}</#if><#if one.customer?has_content> – ${msg("sallyport.signUp.notice.customer", one.customer)}</#if></li>
</#list>
</ul>
<#if more gt 0><p>${msg("sallyport.signUp.notice.more", more)}</p></#if>
<#if approval><p>${msg("sallyport.signUp.notice.approval")}</p></#if>
</@layout.emailLayout>
