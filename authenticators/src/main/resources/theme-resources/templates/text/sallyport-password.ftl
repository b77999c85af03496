<#ftl output_format="plainText">
${msg(textKey, realmName)}

${link}

<#if minutes gt 0>
${msg((minutes lt 120)?then("sallyport.password.mail.validMinutes", "sallyport.password.mail.validHours"), (minutes lt 120)?then(minutes, (minutes / 60)?floor))}

</#if>
${msg(textKey + ".notYou")}
