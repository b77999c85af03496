<#ftl output_format="plainText">
${msg("sallyport.signUp.notice", domain, tenant)}

<#list people as one>
* ${one.email}<#if one.name?has_content> - ${one.name}</#if><#if one.customer?has_content> - ${msg("sallyport.signUp.notice.customer", one.customer)}</#if>
</#list>
<#if more gt 0>

${msg("sallyport.signUp.notice.more", more)}
</#if>
<#if approval>

${msg("sallyport.signUp.notice.approval")}
</#if>
