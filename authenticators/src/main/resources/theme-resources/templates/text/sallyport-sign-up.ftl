<#ftl output_format="plainText">
${msg(textKey, realmName)}
<#if name?has_content>

${msg("sallyport.signUp.name", name)}
</#if>

<#if link??>
${msg(textKey + ".link")}:
${link}
</#if>
<#if hours??>

${msg("sallyport.signUp.hours", hours)}
</#if>

${msg(textKey + ".notYou")}
