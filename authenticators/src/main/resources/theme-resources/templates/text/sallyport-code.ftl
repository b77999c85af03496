<#ftl output_format="plainText">
<#import "sallyport-validity.ftl" as validity>
${msg("sallyport.email.mail.text", realmName)}

${code}

${validity.sentence(validitySeconds)}

${msg("sallyport.email.mail.notYou")}
